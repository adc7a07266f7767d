// A page with @segment/analytics-next.
const script = (() => {
  let analytics;
  const failed = [];

  const arguments_ = {
    track: call => [call.event, call.properties],
    identify: call => [call.userId, call.traits],
    page: call => [call.category, call.name, call.properties],
    screen: call => [call.category, call.name, call.properties],
    group: call => [call.groupId, call.traits],
    alias: call => [call.userId, call.previousId],
  };

  return {
    async open({ endpoint, writeKey, options }) {
      const api = new URL(endpoint);
      analytics = AnalyticsNext.AnalyticsBrowser.load(
        { writeKey, cdnURL: endpoint },
        { integrations: { 'Segment.io': { apiHost: `${api.host}/v1`, protocol: 'http', ...options } } },
      );
      await analytics;
      analytics.on('error', ({ code, reason }) => failed.push(`${code}: ${reason}`));
    },
    track({ calls }) {
      for (const call of calls) {
        const about = { timestamp: new Date(call.timestamp), context: call.context };
        analytics[call.type](...arguments_[call.type](call), about);
      }
    },
    // It does not tell when it has delivered what it had to send again.
    finish() {
      if (failed.length > 0) {
        throw new Error(`${failed.length} given up, such as ${failed[0]}`);
      }
    },
  };
})();
