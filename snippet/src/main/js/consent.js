import {newId} from './id.js';
import {CONSENT, VISITOR, read, write} from './store.js';

// The visitor's answer is kept as the JSON that goes into the envelope.
export const answered = () => read(CONSENT);
export const allowed = (purpose) => answered()?.includes(purpose + '":true');

export const visitor = () => (allowed('identification') ? read(VISITOR) : null);

// What every request says beside its events; kept with each event as it was when the event was queued.
export const envelope = () => {
  const id = read(VISITOR) || newId();
  write(VISITOR, id);
  return '"visitor":"' + id + '","consent":' + answered();
};
