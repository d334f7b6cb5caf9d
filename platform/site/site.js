// Improves pages that work without it: brings the font once it is at hand, counts a deadline down, applies a filter once
// chosen, keeps what was typed when the network is gone, and lets no impatient finger send a form twice.
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');

  // The first page of a visitor is drawn in the font of their system: theirs comes after it, and serves from the next on.
  const font = '__FONT__';
  try {
    if (localStorage.getItem('cabinet-font') === font) root.classList.add('own-font');
    else
      addEventListener('load', () =>
        setTimeout(() => fetch(font).then(() => localStorage.setItem('cabinet-font', font)), 1000),
      );
  } catch {
    // A browser that keeps nothing goes on with the font of its system.
  }

  // The page may come back from the browser's memory, its forms with it.
  addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  document.addEventListener('DOMContentLoaded', () => {
    for (const clock of document.querySelectorAll('[data-seconds]')) {
      const total = Number(clock.dataset.total);
      const began = performance.now();
      const seconds = Number(clock.dataset.seconds);
      const gauge = document.querySelector('.gauge span');
      const tick = () => {
        const left = Math.max(0, Math.ceil(seconds - (performance.now() - began) / 1000));
        clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
        if (gauge) gauge.style.width = `${(100 * left) / total}%`;
        if (left > 0) setTimeout(tick, 250);
        else location.reload();
      };
      tick();
    }

    for (const select of document.querySelectorAll('form[data-applies] select')) {
      select.addEventListener('change', () => select.form.submit());
    }

    const offline = document.querySelector('.offline');
    addEventListener('online', () => offline.toggleAttribute('hidden', true));

    document.addEventListener('submit', (event) => {
      const form = event.target;
      if (navigator.onLine === false) {
        event.preventDefault();
        offline.hidden = false;
        return;
      }
      if (form.dataset.sent === 'yes') event.preventDefault();
      form.dataset.sent = 'yes';
    });
  });
})();
