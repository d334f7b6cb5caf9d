// Before the first paint: the scheme this person chose on this computer, so that nothing flashes.
(() => {
  const chosen = localStorage.getItem('cabinet-color-scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.mantineColorScheme = chosen;
})();
