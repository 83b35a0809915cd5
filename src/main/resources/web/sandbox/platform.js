/** Shows what came with a reader, and tells the desk what became of her. */
const MEANINGS = { topic: '主题', q: '问题', title: '题目', need: '需求', subject: '学科', industry: '产业', from: '图书馆', college: '学校', 'rft.atitle': '篇名', 'rft.btitle': '书名', 'rft.jtitle': '出处', 'rft.isbn': 'ISBN', 'rft.issn': 'ISSN', rft_id: 'DOI' };
const OWN = ['ref', 'ts', 'sig', 'url_ver', 'url_ctx_fmt', 'rft_val_fmt'];

const place = location.pathname;
const parameters = new URLSearchParams(location.search);
const ref = parameters.get('ref') ?? '';
document.getElementById('name').textContent = `平台 ${decodeURIComponent(place.split('/').at(-1))}`;

const shown = [...parameters].filter(([name]) => !OWN.includes(name));
const list = document.getElementById('values');
document.getElementById('nothing').hidden = shown.length > 0;
for (const [name, value] of shown) {
  const term = document.createElement('dt');
  const text = document.createElement('dd');
  term.textContent = MEANINGS[name] ?? name;
  text.textContent = value;
  list.append(term, text);
}

/** Only platforms that share a secret with the desk can tell it anything. */
const signed = parameters.has('sig');
document.getElementById('ending').hidden = !signed;

async function tell(event) {
  const answer = await fetch(`${place}/${event}?ref=${encodeURIComponent(ref)}`, { method: 'POST' });
  return answer.ok;
}

for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', async () => {
    const done = await tell(button.dataset.event);
    document.getElementById('told').textContent = done ? '已告诉咨询台。' : '咨询台没有收下，请再试一次。';
    if (done) document.querySelectorAll('button').forEach((one) => { one.disabled = true; });
  });
}

if (signed) await tell('opened');
