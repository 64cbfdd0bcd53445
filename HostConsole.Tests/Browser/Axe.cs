using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>
/// axe-core in a page without frames, put there once a document. <c>RunAxe</c>, made for frames, puts it there anew for each run and
/// gathers the results in a second page.
/// </summary>
internal static class Axe
{
    private static readonly string Script = ReadScript();

    /// <summary>All findings, whatever their impact, one line each with the element.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, AxeRunOptions options)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run(document, JSON.parse(options))).violations
              .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html}`))
            """,
            Newtonsoft.Json.JsonConvert.SerializeObject(options));
    }

    private static string ReadScript()
    {
        using var resource = typeof(AxeRunOptions).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
