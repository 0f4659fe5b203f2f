/** The launcher and the frame, inside a shadow root: the host page's styles do not reach them, and theirs do not reach it. */
export const STYLES = `
:host { all: initial; }
.launcher, .frame { position: fixed; z-index: 2147483000; }
.launcher {
  bottom: 20px; min-height: 52px; padding: 0 20px; border: 0; border-radius: 26px; cursor: pointer;
  display: inline-flex; align-items: center; gap: 8px;
  font: 600 16px/1.2 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  color: #fff; background: #0b57a4; box-shadow: 0 4px 16px rgb(0 0 0 / .28);
}
.launcher:hover { background: #09467f; }
.launcher:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #0b57a4; }
.launcher[hidden], .frame[hidden] { display: none; }
.badge { min-width: 22px; padding: 2px 6px; border-radius: 11px; background: #c8102e; font-size: 13px; text-align: center; }
.badge[hidden] { display: none; }
.right { right: 20px; }
.left { left: 20px; }
.frame {
  bottom: 84px; width: 400px; height: min(640px, calc(100vh - 104px)); border: 0; border-radius: 14px;
  background: Canvas; box-shadow: 0 8px 40px rgb(0 0 0 / .32); color-scheme: light dark;
}
@media (max-width: 500px), (max-height: 480px) {
  .frame { inset: 0; width: 100%; height: 100%; border-radius: 0; }
  .launcher.open { display: none; }
}
@media (forced-colors: active) { .launcher { border: 2px solid ButtonText; } }
`;
