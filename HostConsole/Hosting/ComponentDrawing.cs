using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Hosting;

/// <summary>
/// Renders components to HTML outside of a request, for streams and overlays. Some services of the framework's renderer are scoped,
/// so one scope is kept for as long as the app runs.
/// </summary>
public sealed class ComponentDrawing(IServiceProvider root, ILoggerFactory log) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = root.CreateAsyncScope();

    /// <summary>A renderer for one drawing; the caller disposes it.</summary>
    public HtmlRenderer NewRenderer() => new(_scope.ServiceProvider, log);

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
