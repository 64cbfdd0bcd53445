using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using HostConsole.Surfaces;

namespace HostConsole.Phones;

/// <summary>
/// The mechanics' scripts and styles for phones, each kind as one file: a phone has six connections over HTTP/1.1, and asks once
/// for what it may keep for ever, since the address changes with the content.
/// </summary>
public sealed class PhoneBundle(IWebHostEnvironment files)
{
    public sealed record Asset(string Path, string Type, byte[] Bytes)
    {
        /// <summary>As pages link it.</summary>
        public string Address { get; } = $"{Path}?v={Convert.ToHexStringLower(SHA256.HashData(Bytes))[..12]}";

        /// <summary>Compressed once, not for each phone that asks.</summary>
        public byte[] Zipped { get; } = Zip(Bytes);
    }

    public Asset Scripts { get; } = Join(files, "js", "text/javascript", ui => ui.Phone is { HasScript: true });
    public Asset Styles { get; } = Join(files, "css", "text/css", ui => ui.Phone is not null);

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static Asset Join(IWebHostEnvironment files, string kind, string type, Func<MechanicUi, bool> has)
    {
        var text = new StringBuilder();
        foreach (var ui in MechanicUis.All.Where(has).OrderBy(ui => ui.Phone!.Place))
        {
            using var reader = new StreamReader(
                files.WebRootFileProvider.GetFileInfo($"{kind}/mechanics/{ui.Name}.{kind}").CreateReadStream());
            text.AppendLine(reader.ReadToEnd());
        }

        return new($"{kind}/mechanics.{kind}", $"{type}; charset=utf-8", Encoding.UTF8.GetBytes(text.ToString()));
    }
}

public static class PhoneBundleEndpoints
{
    public static void MapPhoneBundle(this WebApplication app)
    {
        var bundle = app.Services.GetRequiredService<PhoneBundle>();
        foreach (var asset in new[] { bundle.Scripts, bundle.Styles })
            app.MapGet("/" + asset.Path, (HttpContext http) =>
            {
                var headers = http.Response.Headers;
                (headers.CacheControl, headers.Vary) = ("public, max-age=31536000, immutable", "Accept-Encoding");
                if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
                    return TypedResults.Bytes(asset.Bytes, asset.Type);
                headers.ContentEncoding = "gzip";
                return TypedResults.Bytes(asset.Zipped, asset.Type);
            }).AllowAnonymous().ExcludeFromDescription();
    }
}
