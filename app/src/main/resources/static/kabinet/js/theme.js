(d => {
  const dark = matchMedia('(prefers-color-scheme:dark)'), set = () => d.bsTheme = dark.matches ? 'dark' : 'light'
  if (!d.bsTheme) { set(); dark.onchange = set }
})(document.documentElement.dataset)
