// 键盘、确认框。没有它页面照样能读、能办。
"use strict";
(() => {
  const rows = () => [...document.querySelectorAll("table.data tbody tr")].filter((row) => row.querySelector("a[href]"));
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;

  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.classList.contains("at"));
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
    all.forEach((row) => row.classList.toggle("at", row === all[next]));
    all[next].querySelector("a[href]").focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  };

  const search = () => document.querySelector("input[type=search], .filters input[type=text], .filters input:not([type])");

  const keys = {
    "/": () => { const box = search(); if (box) { box.focus(); box.select(); } },
    j: () => move(1),
    k: () => move(-1),
    "?": () => document.getElementById("keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || document.querySelector("dialog[open]")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // <form data-confirm="…"> 或 <button data-confirm="…">：提交前再问一次
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const words = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    const dialog = document.getElementById("confirm");
    if (!words || !dialog || form.dataset.confirmed) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    document.getElementById("confirm-says").textContent = words;
    dialog.returnValue = "no";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      form.dataset.confirmed = "yes";
      form.requestSubmit(button);
      delete form.dataset.confirmed;
    }, { once: true });
    dialog.showModal();
  }, true);

  // 同一张表单不提交两次
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
