// The browser's own voice and speech recognition. Both may be missing; the page works without them.

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
let speaking = 0;

export const canListen = Boolean(Recognition);

// Says a text; true if it came to the end, false if something newer cut it short.
export async function speak(text, locale) {
  hush();
  const mine = speaking;
  // Some browsers fall silent in the middle of a long text, so each sentence is a text of its own.
  for (const sentence of text.split(/(?<=[.!?])\s+/).filter(Boolean)) {
    await sayOne(sentence, locale);
    if (mine !== speaking) return false;
  }
  return true;
}

export function hush() {
  speaking += 1;
  window.speechSynthesis?.cancel();
}

function sayOne(text, locale) {
  if (!window.speechSynthesis) return Promise.resolve();
  return new Promise((done) => {
    const utterance = new SpeechSynthesisUtterance(text);
    const voices = speechSynthesis.getVoices();
    utterance.lang = locale;
    utterance.voice = voices.find((voice) => voice.lang.replace("_", "-") === locale) ?? null;
    utterance.onend = utterance.onerror = done;
    // A browser without any voice may never say that it has finished.
    setTimeout(done, 3000 + text.length * 130);
    speechSynthesis.speak(utterance);
  });
}

export function listen(locale) {
  return new Promise((done, failed) => {
    const recognition = Object.assign(new Recognition(), { lang: locale, maxAlternatives: 1 });
    let words = "";
    recognition.onresult = (event) => { words = event.results[0][0].transcript; };
    recognition.onerror = (event) => failed(new Error(`The microphone did not work (${event.error}). You can type instead.`));
    recognition.onend = () => done(words);
    recognition.start();
  });
}
