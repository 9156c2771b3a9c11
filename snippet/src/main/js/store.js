import {settings} from './tag.js';

// Each fact has a key of its own, so that several tabs never overwrite one another's.
// Where the browser refuses to keep them (storage blocked or full), they live as long as the page.
let facts = {};
try {
  facts = localStorage;
} catch {}

export const VISITOR = 'kabinet.' + settings.site;
export const CONSENT = VISITOR + '.consent';
export const EVENT = VISITOR + '.event.';

export const read = (key) => facts[key];

export const write = (key, value) => {
  try {
    facts[key] = value;
  } catch {
    facts = {...facts, [key]: value};
  }
};

export const remove = (key) => delete facts[key];

// Keys of queued events, oldest first: ids of version 7 sort by time.
export const queued = () =>
  Object.keys(facts)
    .filter((key) => key.startsWith(EVENT))
    .sort();
