// 只需要改这一个文件。 The only file to change.
module.exports = {
  // 咨询台的公网地址，正式发布必须是 https，末尾不带斜杠。 Where the desk is; https, no slash at the end.
  desk: 'https://desk.example.org',

  // 本馆在咨询台配置里的 id。 The library's id in the desk's desk.yaml.
  library: 'demo-a',

  // 小程序的 AppID，与 project.config.json 和咨询台配置里的一致；空着就只用访客身份。
  // The mini-program's AppID, as in project.config.json and desk.yaml; empty: readers stay guests.
  appId: '',
};
