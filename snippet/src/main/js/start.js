import {closeBanner, openBanner} from './banner.js';
import {allowed, answered, visitor} from './consent.js';
import {watchContacts} from './contacts.js';
import {guarded, listen} from './guard.js';
import {json} from './json.js';
import {show, watch} from './page.js';
import {forget, record} from './queue.js';
import {CONSENT, VISITOR, remove, write} from './store.js';
import {settings} from './tag.js';

// A purpose that is not named is refused.
const consent = guarded(({analytics, identification, marketing, text_version}) => {
  const counted = allowed('analytics');
  const answer = json({
    analytics: !!analytics,
    identification: !!identification,
    marketing: !!marketing,
    text_version,
  });
  if (answer != answered()) {
    write(CONSENT, answer);
    if (!identification) forget();
    record('consent');
    if (!answer.includes('true')) remove(VISITOR);
    if (!counted) show();
  }
  closeBanner();
});
const banner = () => openBanner(consent);

// Answers that the page gave before we came: (window.kabinet ||= {q: []}).q.push({analytics: true})
const waiting = window.kabinet?.q;
window.kabinet = {consent, visitor, q: {push: consent}};
waiting?.map(consent);

const start = () => {
  watch();
  watchContacts(banner);
  if (!answered() && settings.banner != 'off') banner();
};

// As soon as the head, with its title, has been read.
if (document.body) start();
else listen('DOMContentLoaded', start);
