// An application with @snowplow/node-tracker.
const snowplow = require('@snowplow/node-tracker');

let delivered = 0;
let tracked = 0;
let tracker;

const events = {
  pageView: call => snowplow.buildPageView(call),
  structured: call => snowplow.buildStructEvent(call),
  selfDescribing: call => snowplow.buildSelfDescribingEvent({ event: call.event }),
};

exports.open = ({ endpoint, options }) => {
  tracker = snowplow.newTracker(
    { namespace: 'server', appId: 'shop', ...options },
    { endpoint, bufferSize: 5, onRequestSuccess: batch => { delivered += batch.length; }, ...options },
  );
};

exports.track = ({ calls }) => {
  for (const { type, user, contexts, ...call } of calls) {
    tracker.setUserId(user);
    tracker.track(events[type](call), contexts);
    tracked++;
  }
};

// This SDK sends again when something is tracked or flushed, not by a timer.
exports.finish = async () => {
  while (delivered < tracked) {
    tracker.flush();
    await new Promise(resolve => setTimeout(resolve, 200));
  }
};
