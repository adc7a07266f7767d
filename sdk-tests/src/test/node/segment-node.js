// An application with @segment/analytics-node.
const { Analytics } = require('@segment/analytics-node');

const delivered = [];
const failed = [];
let tracked = 0;
let analytics;

const note = (failure, context) =>
  failure ? failed.push(String(failure.reason ?? failure)) : delivered.push(context);

exports.open = ({ endpoint, writeKey, options }) => {
  analytics = new Analytics({
    writeKey, host: endpoint, flushAt: 10, flushInterval: 500, ...options,
  });
};

exports.track = ({ calls }) => {
  for (const { type, ...call } of calls) {
    analytics[type]({ ...call, timestamp: new Date(call.timestamp) }, note);
    tracked++;
  }
};

exports.finish = async () => {
  while (delivered.length + failed.length < tracked) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  await analytics.closeAndFlush();
  if (failed.length > 0) {
    throw new Error(`${failed.length} given up, such as ${failed[0]}`);
  }
};
