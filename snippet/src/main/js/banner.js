import {english} from './tag.js';

const TEXT_VERSION = '2026-11';

const [text, ...choices] = english
  ? [
      'We count visits and, if you agree, find your phone number to call you back.',
      'Accept all',
      'Statistics only',
      'Decline',
    ]
  : [
      'Считаем посещения, а с вашего согласия узнаём ваш номер, чтобы перезвонить.',
      'Принять всё',
      'Только статистика',
      'Отказаться',
    ];

let box;

// Styled through the object model, which a strict content security policy allows.
const make = (name, text, style) => {
  const element = document.createElement(name);
  element.append(text);
  element.style.cssText = 'all:revert;border:0;border-radius:1em;font:14px/1.5 system-ui;' + style;
  return element;
};

export const closeBanner = () => box?.remove();

export const openBanner = (consent) => {
  closeBanner();
  box = make('dialog', text, 'position:fixed;inset:auto 0 1em;z-index:99999;max-width:25em;box-shadow:0 0 2em #0006');
  box.ariaLabel = 'Cookies';
  box.open = true;
  choices.map((label, index) => {
    const button = make('button', label, 'display:block;width:100%;margin:.5em 0 0;padding:.5em');
    button.onclick = () => consent({analytics: index < 2, identification: !index, text_version: TEXT_VERSION});
    box.append(button);
  });
  document.documentElement.append(box);
};
