// The demonstration partner's tag. It learns the visitor from the page, which names one only after consent to
// identification, and tells its own server once for a page; that server reports the number to the collector.
const timer = setInterval(() => {
  const visitor = window.kabinet?.visitor?.();
  if (!visitor) return;
  clearInterval(timer);
  fetch('/partner/visits', {
    method: 'POST',
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify({visitor, page: location.href, referrer: document.referrer}),
    keepalive: true,
  });
}, 300);
