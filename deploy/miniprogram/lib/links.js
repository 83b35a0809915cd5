/** Addresses in what was said: either <a href="…">words</a> or bare. */
const LINK = /<a\s[^>]*href="(https?:[^"]*)"[^>]*>([\s\S]*?)<\/a>|(https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w\-~/#=&%])/g;

function entities(text) {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** The text in pieces: {text} or {text, link}. */
function parts(text) {
  const found = [];
  let from = 0;
  text.replace(LINK, (whole, href, label, bare, at) => {
    if (at > from) found.push({ text: text.slice(from, at) });
    found.push(href ? { text: entities(label), link: entities(href) } : { text: bare, link: bare });
    from = at + whole.length;
    return whole;
  });
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** The text to be copied or read aloud. */
function plain(text) {
  return parts(text || '').map((one) => (one.link && one.link !== one.text ? `${one.text}（${one.link}）` : one.text)).join('');
}

/** A mini-program may open no page of the web; the reader gets the address instead. */
function copy(link) {
  wx.setClipboardData({
    data: link,
    success: () => wx.showToast({ title: '链接已复制，请在浏览器里打开', icon: 'none' }),
  });
}

module.exports = { parts, plain, copy };
