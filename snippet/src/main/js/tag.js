// The script tag that brought us here; a module, or code run by a tag manager, has to look for it.
// Without a tag, or where another copy of the snippet already runs, the bundle's wrapper ends us quietly here.
if (window.kabinet?.visitor) throw 0;

const tag = document.currentScript || document.querySelector('script[data-site]');

export const settings = tag.dataset;
export const endpoint = new URL(settings.endpoint || '/v1/events', tag.src);
export const english = /^en/i.test(settings.lang || document.documentElement.lang);
