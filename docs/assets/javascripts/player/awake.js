/* Keeps a phone's screen on while a massage runs, where the browser can. */
/** Gives what is to be called when something has changed. @param {() => boolean} isRunning */
const playerAwake = (isRunning) => {
  "use strict";
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  let asking = false;
  const wanted = () => isRunning() && !document.hidden;
  const look = async () => {
    try {
      if (!wanted()) {
        const held = lock;
        lock = null;
        await held?.release();
      } else if (!asking && (!lock || lock.released)) {
        asking = true;
        lock = await navigator.wakeLock.request("screen");
        asking = false;
        if (!wanted()) look();
      }
    } catch {
      asking = false;
    }
  };
  return look;
};
