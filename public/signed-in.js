/* Tells the tab with the call what the provider said, takes it out of the address and the history, and closes where it may. */
(function () {
  "use strict";
  var channel = new BroadcastChannel("driewoord/signed-in");
  channel.postMessage(location.search);
  history.replaceState(null, "", location.pathname);
  window.close();
})();
