const rubles = (amount) => amount.toLocaleString('ru-RU') + ' ₽';

// The call-back dialog
for (const button of document.querySelectorAll('[data-open]'))
  button.addEventListener('click', () => document.getElementById(button.dataset.open).showModal());
for (const button of document.querySelectorAll('[data-close]'))
  button.addEventListener('click', () => button.closest('dialog').close());

// A form thanks in its own place, as the forms of most sites do
for (const form of document.querySelectorAll('form[data-thanks]'))
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const thanks = document.createElement('p');
    thanks.className = 'thanks';
    thanks.setAttribute('role', 'status');
    thanks.textContent = form.dataset.thanks.replace('{name}', form.elements.name.value.trim());
    form.replaceWith(thanks);
  });

// The calculator
const calculator = document.forms.calculator;
if (calculator) {
  const field = calculator.elements;
  const count = () => {
    const area = (field.width.value * field.height.value) / 1e4;
    const one = 6900 + area * 8000 * field.kind.value * (field.warm.checked ? 1.12 : 1);
    field.total.value = rubles(Math.round((one * field.amount.value) / 100) * 100);
  };
  calculator.addEventListener('input', count);
  count();
}

// The works change without loading a page: each kind has an address of its own
const filters = document.querySelector('.filters');
if (filters) {
  const show = () => {
    const kind = new URLSearchParams(location.search).get('vid') ?? '';
    for (const work of document.querySelectorAll('.works > *')) work.hidden = kind && work.dataset.kind !== kind;
    for (const link of filters.children) {
      const current = link.dataset.kind === kind;
      link.toggleAttribute('aria-current', current);
      if (current) document.title = (kind ? link.textContent + ', наши работы' : 'Наши работы') + ' · Окна Ладога';
    }
  };
  filters.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState({}, '', link.href);
    show();
  });
  addEventListener('popstate', show);
  show();
}
