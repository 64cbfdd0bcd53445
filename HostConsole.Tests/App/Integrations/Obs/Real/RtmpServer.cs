using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>Stands in for the platform: nginx with its RTMP module on this machine. It keeps what it gets, and tells of it.</summary>
internal sealed class RtmpServer : IAsyncDisposable
{
    public const string Program = "/usr/sbin/nginx", Module = "/usr/lib/nginx/modules/ngx_rtmp_module.so";
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-rtmp-").FullName;
    private readonly int _port = RealObs.FreePort();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly WebApplication _ears;
    private OwnProcess? _nginx;

    private RtmpServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _ears = builder.Build();
        _ears.Run(async http =>
        {
            var form = await http.Request.ReadFormAsync();
            _told.Writer.TryWrite($"{form["call"]} {form["name"]}{(form.ContainsKey("path") ? " " + form["path"] : "")}");
        });
    }

    public string Address => $"rtmp://127.0.0.1:{_port}/live";

    public static async Task<RtmpServer> StartAsync()
    {
        var server = new RtmpServer();
        await server._ears.StartAsync();
        server.Start();
        return server;
    }

    public void Start()
    {
        var conf = Path.Combine(_folder, "nginx.conf");
        var ears = _ears.Urls.First();
        File.WriteAllText(conf, $$"""
            load_module {{Module}};
            daemon off;
            master_process off;
            pid {{_folder}}/nginx.pid;
            error_log stderr;
            events { worker_connections 64; }
            rtmp {
                server {
                    listen 127.0.0.1:{{_port}};
                    application live {
                        live on;
                        record all;
                        record_path {{_folder}};
                        record_unique on;
                        on_publish {{ears}}/;
                        on_publish_done {{ears}}/;
                        on_record_done {{ears}}/;
                    }
                }
            }
            """);
        _nginx = new(Program, ["-p", _folder, "-c", conf]);
    }

    /// <summary>Waits for the next word of a kind: <c>publish</c>, <c>record_done</c> (with the file), <c>publish_done</c>.</summary>
    public async Task<string> ToldAsync(string call)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            while (true)
                if (await _told.Reader.ReadAsync(patience.Token) is var word
                    && word.StartsWith(call + " ", StringComparison.Ordinal))
                    return word[(call.Length + 1)..];
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The stream server never told of {call}. It said:\n{_nginx?.Said}");
        }
    }

    /// <summary>The platform falls over.</summary>
    public Task KillAsync() => _nginx!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_nginx is not null) await _nginx.KillAsync();
        _nginx?.Dispose();
        await _ears.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
