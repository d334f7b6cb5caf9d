// Tries this computer where it stands: browser, network, camera, microphone. Nothing leaves it but noise.
(function () {
  const list = document.getElementById('essais');
  const button = document.getElementById('essayer');

  function say(name, good, words) {
    const line = list.querySelector('[data-test="' + name + '"]');
    const text = line.querySelector('p');
    line.setAttribute('data-good', good === null ? '' : String(good));
    text.className = good === null ? '' : good ? 'ok' : 'error';
    text.textContent = words;
  }

  function tryBrowser() {
    const state = list.getAttribute('data-browser');
    if (state === 'unsuited') return say('browser', false, 'Trop ancien : mettez-le à jour, ou prenez-en un autre.');
    if (!window.isSecureContext) {
      return say('browser', false, 'Cette adresse n’est pas protégée : ouvrez-la en https.');
    }
    if (state === 'near') return say('browser', true, 'Convient encore ; mettez-le bientôt à jour.');
    return say('browser', true, 'Convient.');
  }

  function megabits(bytes, since) {
    return (bytes * 8) / 1000 / Math.max(1, performance.now() - since);
  }

  function tryNetwork() {
    say('network', null, 'Essai…');
    let began = performance.now();
    return fetch('/api/equipment/sample', { cache: 'no-store' })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.arrayBuffer();
      })
      .then(function (sample) {
        const down = megabits(sample.byteLength, began);
        const body = new FormData();
        body.append('sample', new Blob([sample.slice(0, 500000)]), 'essai');
        began = performance.now();
        return fetch('/api/equipment/sample', {
          method: 'POST',
          body: body,
          headers: { 'x-requested-with': 'cabinet' },
        }).then(function (answer) {
          if (!answer.ok) throw new Error(String(answer.status));
          const up = megabits(500000, began);
          const words = Math.round(down) + ' Mbit/s en réception, ' + Math.round(up) + ' Mbit/s en envoi';
          if (Math.min(down, up) < 2)
            return say('network', false, words + ' : trop peu. Rapprochez-vous, ou un câble.');
          if (Math.min(down, up) < 8) return say('network', true, words + ' : assez, sauf pour la vidéo.');
          return say('network', true, words + '.');
        });
      })
      .catch(function () {
        say('network', false, 'Rien ne passe : vérifiez le câble, le Wi-Fi ou le pare-feu du lieu.');
      });
  }

  const REASONS = {
    NotAllowedError: 'L’accès est refusé : permettez-le dans les réglages du navigateur pour ce site.',
    NotFoundError: 'Aucun appareil trouvé : branchez-le, ou prenez un poste qui en a un.',
    NotReadableError: 'Un autre programme l’occupe : fermez-le et recommencez.',
  };

  function tryMedia(name, wanted, found) {
    say(name, null, 'Essai…');
    if (!navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) {
      say(name, false, 'Ce navigateur ne sait pas l’ouvrir ici : adresse non protégée, ou navigateur trop ancien.');
      return Promise.resolve();
    }
    return navigator.mediaDevices.getUserMedia(wanted).then(
      function (stream) {
        stream.getTracks().forEach(function (track) {
          track.stop();
        });
        say(name, true, found);
      },
      function (error) {
        say(name, false, REASONS[error.name] || 'Ne répond pas : débranchez, rebranchez, recommencez.');
      },
    );
  }

  button.addEventListener('click', function () {
    button.disabled = true;
    tryBrowser();
    tryNetwork()
      .then(function () {
        return tryMedia('camera', { video: true }, 'Répond.');
      })
      .then(function () {
        return tryMedia('microphone', { audio: true }, 'Répond.');
      })
      .then(function () {
        button.disabled = false;
        button.textContent = 'Recommencer';
      });
  });
})();
