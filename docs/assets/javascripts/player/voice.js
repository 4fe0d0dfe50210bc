/* What can be heard of a guided massage. Voice and chimes may each be missing or refused: then their switch says so, and all that they tell
   is on the screen, too. */
/**
 * @param {Switches} on
 * @param {(which: string, refused: boolean) => void} note says beside a switch whether it is refused
 */
const playerVoice = (on, note) => {
  "use strict";
  const LATE = 1500; // milliseconds: a chime that comes later is not rung
  const SILENT = 4000; // milliseconds: a voice that has not begun by then is none
  const APART = 0.18; // seconds between the tones of a chime

  /** Kept, or some browsers forget to tell how it went. @type {SpeechSynthesisUtterance | undefined} */
  let said;
  /** @type {number | undefined} */
  let silence;
  const hush = () => {
    clearTimeout(silence);
    try {
      if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
    } catch {}
  };
  /** @type {(sentence: string) => void} */
  const say = (sentence) => {
    if (!on.voice) return;
    try {
      hush();
      said = new SpeechSynthesisUtterance(sentence);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      said.onstart = said.onend = () => {
        clearTimeout(silence);
        note("voice", false);
      };
      said.onerror = ({ error }) => {
        clearTimeout(silence);
        if (error !== "canceled" && error !== "interrupted") note("voice", true);
      };
      silence = setTimeout(note, SILENT, "voice", true); // some have no voice and do not say so
      speechSynthesis.speak(said);
    } catch {
      note("voice", true);
    }
  };

  /** @type {AudioContext | null} */
  let sound = null;
  /** @type {(by: AudioContext, tones: number[], loud: number) => void} */
  const ring = (by, tones, loud) => {
    const now = by.currentTime;
    tones.forEach((tone, index) => {
      const source = by.createOscillator();
      const volume = by.createGain();
      const from = now + APART * index;
      source.frequency.value = tone;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(loud, from + 0.04);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 1.4);
      source.connect(volume).connect(by.destination);
      source.start(from);
      source.stop(from + 1.5);
    });
  };
  /**
   * A browser lets no page sound before it has been touched: a chime that waited for that is too late to be rung.
   * @type {(tones: number[], loud: number) => Promise<void>}
   */
  const chime = async (tones, loud) => {
    if (!on.chimes) return;
    const asked = Date.now();
    const refused = setTimeout(note, LATE, "chimes", true);
    try {
      sound ??= new AudioContext();
      await sound.resume();
      if (Date.now() - asked < LATE) ring(sound, tones, loud);
      note("chimes", false);
    } catch {
      note("chimes", true);
    }
    clearTimeout(refused);
  };

  /** Says beside each switch whether this browser has what it is for. */
  const look = () => {
    note("voice", !globalThis.speechSynthesis || !globalThis.SpeechSynthesisUtterance);
    note("chimes", !globalThis.AudioContext);
  };
  const close = async () => {
    const ended = sound;
    sound = null;
    hush();
    try {
      await ended?.close();
    } catch {}
  };

  return { hush, say, chime, look, close };
};
