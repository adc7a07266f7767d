// A page with @snowplow/browser-tracker.
const script = (() => {
  const snowplow = window.snowplowBrowserTracking;
  let delivered = 0;
  let tracked = 0;

  const events = {
    pageView: ({ pageTitle, ...call }) => snowplow.trackPageView({ title: pageTitle, ...call }),
    structured: call => snowplow.trackStructEvent(call),
    selfDescribing: call => snowplow.trackSelfDescribingEvent(call),
  };

  return {
    open({ endpoint, options }) {
      snowplow.newTracker('page', endpoint, {
        appId: 'shop',
        platform: 'web',
        onRequestSuccess: batch => { delivered += batch.length; },
        ...options,
      });
    },
    track({ calls }) {
      for (const { type, user, contexts, pageUrl, ...call } of calls) {
        snowplow.setUserId(user);
        if (pageUrl) {
          snowplow.setCustomUrl(pageUrl);
        }
        events[type]({ ...call, context: contexts });
        tracked++;
      }
    },
    // This SDK sends again when something is tracked or flushed, not by a timer.
    async finish() {
      while (delivered < tracked) {
        snowplow.flushBuffer();
        await new Promise(resolve => setTimeout(resolve, 200));
      }
    },
  };
})();
