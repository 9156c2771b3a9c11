import {allowed, envelope} from './consent.js';
import {guarded} from './guard.js';
import {newId} from './id.js';
import {json} from './json.js';
import {EVENT, queued, read, remove, write} from './store.js';
import {endpoint, settings} from './tag.js';

const LIMIT = 50;
const BATCH_CHARACTERS = 2e4; // at most three bytes each: under the collector's 64 KiB
const LONGEST_PAUSE = 300;

let busy;
let failures = 0;

export const here = () => location.href.split('#')[0];
const now = () => new Date().toISOString();
const isConsent = (key) => key.endsWith('consent');

// An event leaves the queue when the collector has answered for it. One that is sent twice counts once, by its id.
export const record = (type, details) => {
  if (isConsent(type) || allowed('analytics')) {
    const id = newId();
    write(EVENT + id + type, envelope() + '\n' + json({id, type, at: now(), url: here(), ...details}));
    const waiting = queued();
    if (waiting[LIMIT]) remove(waiting.find((key) => !isConsent(key)));
    setTimeout(guarded(send), 50);
  }
};

// Whoever narrows the consent takes back what has not left yet.
export const forget = () => queued().map((key) => isConsent(key) || remove(key));

// Sends what waits, one state of consent a request; it survives the page. One request at a time, unless `leaving`.
export const send = (leaving) => {
  let head;
  const events = [];
  const batch = queued().filter((key) => {
    const [state, event] = read(key).split('\n');
    return state == (head ??= state) && (events + event).length < BATCH_CHARACTERS && events.push(event);
  });
  if (head && (leaving || !busy)) {
    const hear = guarded((answer) => {
      busy = 0;
      if (answer.status < 429) {
        failures = 0;
        batch.map(remove);
      } else {
        busy = setTimeout(() => (busy = 0), Math.min(answer.headers?.get('retry-after') || 2 ** failures++, LONGEST_PAUSE) * 1e3);
      }
    });
    busy = fetch(endpoint, {
      method: 'POST',
      body: '{"site":"' + settings.site + '","sent_at":"' + now() + '",' + head + ',"events":[' + events + ']}',
      keepalive: true,
    }).then(hear, hear);
  }
};
