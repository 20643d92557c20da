// Opens a clause from any link of the form #clause=..., wherever on the page it stands.
// Runs once, when the pane's component loads; `trigger` sends its event to the server.
if (!window.readingPane) {
  const PREFIX = '#clause=';
  const pane = (window.readingPane = { opener: null });

  const links = (ref) =>
    [...document.querySelectorAll(`a[href^="${PREFIX}"]`)].filter(
      (a) => !ref || a.getAttribute('href') === PREFIX + ref
    );

  const open = (ref) => {
    links().forEach((a) => a.removeAttribute('aria-current'));
    links(ref).forEach((a) => a.setAttribute('aria-current', 'true'));
    trigger('select', { ref, index: 0, value: ref });
  };

  const fromAddress = () => {
    if (location.hash.startsWith(PREFIX)) open(location.hash.slice(PREFIX.length));
  };

  const tell = (words) => {
    document.getElementById('pane-told').textContent = words;
  };

  const copy = async () => {
    const text = document.getElementById('pane-copy').textContent;
    try {
      await navigator.clipboard.writeText(text);
      tell('Copied.');
    } catch {
      // Browsers offer the clipboard on https and localhost only.
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand('copy');
      area.remove();
      tell(done ? 'Copied.' : 'Copying is not allowed here: mark the text and copy it.');
    }
  };

  const back = () => {
    const opener = pane.opener?.isConnected ? pane.opener : links(pane.ref)[0];
    const target = opener ?? document.querySelector('#ask_box textarea');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  };

  pane.focus = () => {
    const title = document.getElementById('pane-title');
    title.closest('#pane').scrollTop = 0;
    title.focus();
  };

  // The latest question goes to the top of the conversation, so that its answer is read from there.
  pane.showLatest = () => {
    const asked = [...document.querySelectorAll('#chat .user-row')].at(-1);
    const log = asked?.closest('[role=log]');
    if (log) log.scrollTop += asked.getBoundingClientRect().top - log.getBoundingClientRect().top;
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest(`a[href^="${PREFIX}"]`);
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (!link.closest('#pane')) pane.opener = link;
      pane.ref = link.getAttribute('href').slice(PREFIX.length);
      // Gradio's <base> has no query: a bare '#...' would throw the page's own query away.
      history.pushState(null, '', location.pathname + location.search + PREFIX + pane.ref);
      open(pane.ref);
    }
    const button = event.target.closest('[data-pane]');
    if (button) (button.dataset.pane === 'copy' ? copy : back)();
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.closest('#pane')) back();
  });

  window.addEventListener('popstate', fromAddress);
  fromAddress();
}
