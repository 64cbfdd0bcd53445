namespace HostConsole.Tests.App;

/// <summary>
/// Sends a large body only when the server asks for it (RFC 9110, 10.1.1). A refused one is answered before it is read, and the
/// connection closed: who is still sending then may see the closed connection and not the answer.
/// </summary>
internal sealed class PoliteUpload() : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    Expect100ContinueTimeout = TimeSpan.FromMinutes(2),
})
{
    private const int Large = 32_000;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content?.Headers.ContentLength > Large) request.Headers.ExpectContinue = true;
        return base.SendAsync(request, cancellationToken);
    }
}
