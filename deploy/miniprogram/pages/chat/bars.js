/** The bar above the talk: who speaks, and the way out. */
function queue(ahead) {
  return ahead > 0 ? `前面还有 ${ahead} 位读者` : '您排在第一位';
}

/** {text, out: the button, said: what the button stands for}; null where the desk itself speaks. */
function of(consult) {
  switch (consult.phase) {
    case 'waiting':
      return { text: `正在为您转接老师，${queue(consult.ahead)}`, out: '不等了', said: '取消' };
    case 'leaving-message':
      return { text: '请用一条消息把问题写完整，老师会答复您', out: '不留了', said: '取消' };
    case 'librarian':
      return { text: `正在和${consult.librarian || '老师'}交谈`, out: '结束', said: '结束咨询' };
    case 'steps':
      return { text: '正在办理，一步一步来', out: '不办了', said: '取消' };
    default:
      return null;
  }
}

module.exports = { of };
