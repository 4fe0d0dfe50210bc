/* The time of a guided massage is one number: how far it has come, in milliseconds, by the clock and never by counting. Where it stands
   outlives a reload, in this tab's session storage: a massage that was running has gone on meanwhile, and one that was paused has not.
   Somebody who comes back more than five minutes after its end, or an hour after pausing it, starts afresh. Nothing else is stored. */
const playerClock = () => {
  "use strict";
  const OVER = 5 * 60e3; // milliseconds
  const FORGOTTEN = 60 * 60e3; // milliseconds
  const store = routine.place(`player ${location.pathname}`);

  /** Of each step. @type {number[]} */
  let lengths = [];
  let base = 0; // how far it had come,
  /** and when it went on from there; null while it is paused. @type {number | null} */
  let since = null;

  const isRunning = () => since !== null;
  const at = () => base + (since === null ? 0 : Math.max(0, Date.now() - since));
  /** @type {(place: number, running?: boolean) => void} */
  const moveTo = (place, running = isRunning()) => {
    base = place;
    since = running ? Date.now() : null;
  };
  const pause = () => moveTo(at(), false);
  const goOn = () => moveTo(at(), true);
  /** From the first step on. @type {(parts: number[]) => void} */
  const start = (parts) => {
    lengths = parts;
    moveTo(0, true);
  };

  /** @type {(index: number) => number} */
  const beginOf = (index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  /** @type {(index: number) => number} */
  const lengthOf = (index) => lengths[index];
  /** The step that a place is in; as many as there are when all are over. @type {(place: number) => number} */
  const indexAt = (place) => {
    let index = 0;
    for (let end = lengths[0]; end <= place && index < lengths.length; end += lengths[index]) index += 1;
    return index;
  };
  /** @type {(index: number, more: number) => void} */
  const lengthen = (index, more) => {
    lengths[index] += more;
  };

  /** Keeps the place for a reload, under the steps' name, with the switches. @type {(name: string, on: Switches) => void} */
  const keep = (name, on) => store.write({ name, lengths, base, since, on, kept: Date.now() });

  /**
   * Goes on where this tab left these steps, and gives back the switches; null where there is no such place.
   * @type {(name: string, count: number) => Switches | null}
   */
  const resume = (name, count) => {
    const kept = store.read();
    if (!kept) return null;
    const { lengths: parts, base: place, since: from = null, kept: when } = kept;
    const whole = Array.isArray(parts) && parts.length === count && [...parts, place, from ?? 0, when].every(Number.isFinite);
    const away = Date.now() - (from ?? when);
    if (!whole || kept.name !== name || (from === null ? away > FORGOTTEN : place + away - parts.reduce((a, b) => a + b, 0) > OVER)) {
      store.clear();
      return null;
    }
    [lengths, base, since] = [parts, place, from];
    return kept.on ?? {};
  };

  return { isRunning, at, moveTo, pause, goOn, start, beginOf, lengthOf, indexAt, lengthen, keep, resume, forget: store.clear };
};
/** What is switched on, by the names of the switches. @typedef {Record<string, boolean>} Switches */
