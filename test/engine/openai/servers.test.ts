import { describe, expect, it } from "vitest";
import {
  checkAddress,
  habitsOfModel,
  initialHabits,
  serverOf,
} from "../../../pipeline/engine/openai/servers.ts";
import { DEFAULTS } from "../../../pipeline/config.ts";

describe("serverOf", () => {
  it.each([
    ["https://api.openai.com/v1", "openai"],
    ["https://eu.api.openai.com/v1", "openai"],
    ["https://lab.openai.azure.com/openai/v1", "azure"],
    ["https://openrouter.ai/api/v1", "openrouter"],
    ["http://localhost:8000/v1", "vllm"],
    ["http://127.0.0.1:8080/v1", "llama.cpp"],
    ["http://gpu-box:11434/v1", "ollama"],
    ["https://api.openai.com.evil.example/v1", "compatible"],
  ])("%s is %s", (address, server) => {
    expect(serverOf(address, { server: null })).toBe(server);
  });

  it("follows the configuration", () => {
    expect(serverOf("https://api.openai.com/v1", { server: "vllm" })).toBe("vllm");
  });
});

describe("initialHabits", () => {
  it("asks for what the configuration says", () => {
    expect(initialHabits("openai", { ...DEFAULTS.openai, structured: "off" }).structured).toBe("off");
  });
});

describe("habitsOfModel", () => {
  it.each([
    ["gpt-5-mini", true],
    ["openai/o4-mini", true],
    ["gpt-4o-mini", false],
    ["llama-o3", false],
  ])("%s reasons: %s", (model, reasons) => {
    expect(habitsOfModel(model).reasons).toBe(reasons);
  });
});

describe("checkAddress", () => {
  it("refuses names and passwords without repeating them", () => {
    const check = (): unknown => checkAddress("https://user:hunter2@host/v1");
    expect(check).toThrow(/holds a name or password/);
    expect(check).not.toThrow(/hunter2/);
  });

  it.each([
    ["http://localhost:8000/v1", false],
    ["http://127.0.0.1/v1", false],
    ["http://[::1]:80/v1", false],
    ["http://gpu-box:8000/v1", true],
    ["https://gpu-box/v1", false],
  ])("a key sent to %s is exposed: %s", (address, exposesKey) => {
    expect(checkAddress(address).exposesKey).toBe(exposesKey);
  });
});
