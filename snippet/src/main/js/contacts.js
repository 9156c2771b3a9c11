import {allowed} from './consent.js';
import {listen} from './guard.js';
import {record} from './queue.js';

const SECRET = /pass|cc-|card.?[nh]|карт/i;
const PHONE = /tel|pho|mob|тел|\+/i;
const NAME = /(?<!(user|nick|ny).?)name(?!=)|имя|фио|зовут/i;

// Only a phone, an e-mail and a name; fields of a password or a bank card are passed over.
const contacts = (form) => {
  const found = {};
  for (const field of form)
    if (/^te|em|nu/.test(field.type)) {
      const hint = field.outerHTML + field.labels[0]?.textContent;
      const value = field.value.trim();
      if (SECRET.test(hint)) continue;
      if (/^\S+@\S+$/.test(value)) found.email = value;
      else if (/^(\D{0,3}\d){10,13}$/.test(value)) {
        if (PHONE.test(hint + value)) found.phone = value;
      } else if (value && NAME.test(hint)) found.name = value;
    }
  return found;
};

export const watchContacts = (openBanner) => {
  listen('submit', ({target}) =>
    record('form', {
      form: target.getAttribute('name') || '' + target.id,
      fields: allowed('identification') ? contacts(target) : {},
    }),
  );
  listen('click', ({target}) => {
    const {protocol, hash} = target.closest('a');
    if (hash == '#kabinet') openBanner();
    if (/^(tel|mailto):/.test(protocol)) record('contact_click', {kind: protocol.slice(0, -1)});
  });
};
