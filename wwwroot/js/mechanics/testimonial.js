// Testimonials on phones: sends words with a photo, and shows the form to who can send one.
(() => {
  'use strict';
  const Largest = 8 * 1024 * 1024, Enough = 1_500_000, Side = 1600, Types = ['image/jpeg', 'image/png', 'image/webp'];
  let page = null, sending = false;
  const cards = () => document.querySelectorAll('[data-testimonial]');
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; element.hidden = !text; };

  // What a phone's camera makes is larger than what is kept: less to send. What the browser can't read goes as it is, for the server to say.
  async function smaller(file) {
    if (file.size <= Enough && Types.includes(file.type)) return file;
    try {
      const picture = await createImageBitmap(file), scale = Math.min(1, Side / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      return await new Promise(done => canvas.toBlob(blob => done(blob ?? file), 'image/jpeg', 0.88));
    } catch { return file; }
  }

  async function send(form) {
    const card = document.querySelector('[data-testimonial]'), box = card.querySelector('.v-testimonial__do');
    const wrong = box.querySelector('.v-testimonial__wrong'), button = box.querySelector('[type=submit]'), label = button.textContent;
    const body = new FormData(form), photo = body.get('photo');
    write(wrong, '');
    [sending, button.disabled, button.textContent] = [true, true, button.dataset.doing];
    button.setAttribute('aria-busy', 'true');
    if (photo?.size) body.set('photo', await smaller(photo), 'photo');
    else body.delete('photo');
    const answer = body.get('photo')?.size > Largest ? { ok: false, say: box.dataset.big } : await page.send(form.getAttribute('action'), body);
    [sending, button.disabled, button.textContent] = [false, false, label];
    button.removeAttribute('aria-busy');
    if (!answer.ok) { write(wrong, answer.say ?? document.getElementById('page').dataset.failed); return; }
    form.reset();
    page.say(box.dataset.sent);
    if (page.me && answer.data) page.me.testimonials = [...page.me.testimonials, answer.data];
    dress();
  }

  function dress() {
    const own = page.me?.testimonials ?? [], waits = own.some(sent => sent.state === 'waiting');
    for (const card of cards()) {
      const enough = own.length >= Number(card.dataset.most), note = card.querySelector('.v-testimonial__enough');
      card.querySelector('.v-testimonial__do').hidden = !sending && (waits || enough || page.me?.banned === true);
      write(note, waits ? note.dataset.waiting : enough ? note.dataset.enough : '');
    }
  }

  (window.viewerMechanics ??= {}).testimonial = {
    acts: { withdraw: {} },
    isTyping: () => [...document.querySelectorAll('.v-testimonial__words')].some(field => field.value !== ''),
    dress(viewer) { page = viewer; dress(); },
  };

  // Before the page's own, which sends one field.
  document.addEventListener('submit', event => {
    if (event.target.id !== 'testimonial' || !page) return;
    event.preventDefault();
    event.stopPropagation();
    if (!sending) send(event.target);
  }, true);
})();
