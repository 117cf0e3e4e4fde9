"""Talks to a host with other people's clients: the Python SDK and the Inspector.

Both transports, every mode. Run it with the host's program as its argument; `make clients` does.
"""

import asyncio
import os
import subprocess
import sys
import tempfile

import anyio
import mcp
from mcp.client.stdio import StdioServerParameters, stdio_client

MODES = ["legacy", "auto", "2026-07-28"]
ERAS = ["legacy", "modern"]
PROMPT = "In order to find it, sort the list."
IMPROVED = "To find it, sort the list."
PATIENCE = 60


def environment(home):
    # Built for debugging, a host is too slow for the time that people wait.
    patience = {"PROMPT_HOST__IMPROVE__DEADLINE_MS": "30000", "PROMPT_HOST__LIMITS__DEADLINE_MS": "10000"}
    return {**os.environ, **patience, "HOME": home, "PROMPT_HOST_RUNTIME_DIR": os.path.join(home, "run")}


async def exercise(target, mode):
    """Everything that a client does with a host."""
    async with mcp.Client(target, mode=mode) as client:
        version = client.protocol_version
        assert version == ("2025-11-25" if mode == "legacy" else "2026-07-28"), version
        assert client.server_info is None or client.server_info.name == "prompt-host", client.server_info

        tools = {tool.name for tool in (await client.list_tools()).tools}
        assert {"improve_prompt", "render_prompt", "list_plugins"} <= tools, tools

        result = await client.call_tool("improve_prompt", {"prompt": PROMPT})
        assert not result.is_error, result
        improved = result.structured_content["improved"]
        assert improved == IMPROVED, improved

        bad = await client.call_tool("improve_prompt", {"prompt": 5})
        assert bad.is_error, bad

        steps = []

        async def progress(done, total, message):
            steps.append((done, total))

        prompts = [f"{PROMPT} {number}" for number in range(3)]
        batch = await client.call_tool("improve_prompts", {"prompts": prompts}, progress_callback=progress)
        assert not batch.is_error, batch
        assert steps and steps[-1][0] == 3, steps

        names = {prompt.name for prompt in (await client.list_prompts()).prompts}
        assert "improve" in names, names
        prompt = await client.get_prompt("improve", {"prompt": PROMPT})
        assert prompt.messages, prompt

        resources = (await client.list_resources()).resources
        read = await client.read_resource(resources[0].uri)
        assert read.contents, read

        completed = await client.complete(
            mcp.types.PromptReference(type="ref/prompt", name="improve"), {"name": "target", "value": "cl"}
        )
        assert "claude" in completed.completion.values, completed

        # What is cancelled takes nothing with it.
        with anyio.move_on_after(0.001):
            await client.call_tool("improve_prompts", {"prompts": prompts * 10})
        again = await client.call_tool("improve_prompt", {"prompt": PROMPT})
        assert again.structured_content["improved"] == improved, again


async def python_sdk(program, home, url):
    for mode in MODES:
        with anyio.fail_after(PATIENCE):
            await exercise(url, mode)
        print(f"python over http, {mode}: good")
        parameters = StdioServerParameters(command=program, args=["serve"], env=environment(home))
        with anyio.fail_after(PATIENCE):
            await exercise(stdio_client(parameters), mode)
        print(f"python over stdio, {mode}: good")


def inspector(arguments, home):
    command = ["mcp-inspector", "--cli", *arguments]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, timeout=PATIENCE * 2)
    assert done.returncode == 0, f"{' '.join(command)}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def inspect(program, home, url):
    for era in ERAS:
        for name, target in [("http", ["--server-url", url, "--transport", "http"]), ("stdio", [program, "serve"])]:
            inspector([*target, "--method", "tools/list", "--strict", "--protocol-era", era], home)
            call = ["--method", "tools/call", "--tool-name", "improve_prompt", "--tool-arg", f"prompt={PROMPT}"]
            said = inspector([*target, *call, "--protocol-era", era], home)
            assert IMPROVED in said, said
            print(f"inspector over {name}, {era}: good")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        host = subprocess.Popen(
            [program, "serve", "--http", "127.0.0.1:0"],
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            url = next(line.split("url=")[1].strip() for line in host.stderr if "url=" in line)
            asyncio.run(python_sdk(program, home, url))
            inspect(program, home, url)
        finally:
            host.kill()
            host.wait()


if __name__ == "__main__":
    main()
