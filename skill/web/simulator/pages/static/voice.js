// The browser's own voice and ear. Both may be missing; the page works without them.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
let speaking = 0;

export const canListen = Boolean(Recognition);

// Says the pieces one after another; true if it came to the end, false if something newer cut it short.
export async function speak(pieces, locale) {
  hush();
  const mine = speaking;
  for (const piece of pieces) {
    // Some browsers fall silent in the middle of a long text, so each sentence is a text of its own.
    for (const sentence of piece.text.split(/(?<=[.!?])\s+/).filter(Boolean)) {
      await one(sentence, piece.rate, locale);
      if (mine !== speaking) return false;
    }
    await pause(piece.pause_ms);
    if (mine !== speaking) return false;
  }
  return true;
}

export function hush() {
  speaking += 1;
  window.speechSynthesis?.cancel();
}

function one(text, rate, locale) {
  if (!window.speechSynthesis) return Promise.resolve();
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    const voices = speechSynthesis.getVoices();
    utterance.lang = locale;
    utterance.rate = rate;
    utterance.voice = voices.find((voice) => voice.lang.replace("_", "-") === locale) ?? null;
    utterance.onend = utterance.onerror = done;
    // A browser without any voice may never say that it has finished.
    setTimeout(done, 3000 + (text.length * 130) / rate);
    speechSynthesis.speak(utterance);
  });
}

const pause = (ms) => new Promise((done) => (ms ? setTimeout(done, ms) : done()));

export function listen(locale) {
  return new Promise((heard, failed) => {
    const ear = Object.assign(new Recognition(), { lang: locale, maxAlternatives: 1 });
    let words = "";
    ear.onresult = (event) => { words = event.results[0][0].transcript; };
    ear.onerror = (event) => failed(new Error(`The microphone did not work (${event.error}). You can type instead.`));
    ear.onend = () => heard(words);
    ear.start();
  });
}
