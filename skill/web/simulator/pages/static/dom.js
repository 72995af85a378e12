// Elements by id and elements made: text only, never markup, so that nothing said can become part of the page.

export const byId = (id) => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== null));
  return element;
}

export async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return response;
  const told = await response.json().catch(() => ({}));
  const problem = new Error(told.problem ?? "It did not answer. Is it still running?");
  problem.status = response.status;
  throw problem;
}
