using System.Security.Cryptography;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace HostConsole.Catalogue;

/// <summary>
/// Pictures that were uploaded: checked by what they are, not by what they are called, and kept under their content's
/// hash.
/// </summary>
public sealed class Pictures(DataFolder folder)
{
    public const int Largest = 5 * 1024 * 1024;
    public const string Path = "/uploads";

    /// <summary>For a file input; what is sent is looked at all the same.</summary>
    public const string Accepted = "image/png,image/jpeg,image/webp,image/gif";

    public string Folder => folder.Folder("uploads");

    /// <summary>Keeps what somebody chose in the console; an upload that breaks off is a refusal too.</summary>
    public async Task<(string? Address, string? Problem)> KeepAsync(IBrowserFile chosen)
    {
        try
        {
            // One byte more than fits, so that the refusal is worded in one place.
            await using var stream = chosen.OpenReadStream(Math.Max(chosen.Size, Largest + 1));
            return await KeepAsync(stream);
        }
        catch (IOException)
        {
            return (null, "The upload broke off. Try again.");
        }
    }

    /// <returns>The picture's path on this server, or why it is refused.</returns>
    public async Task<(string? Address, string? Problem)> KeepAsync(Stream picture, CancellationToken cancel = default)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await picture.ReadAsync(buffer, cancel)) > 0;)
        {
            if (copy.Length + read > Largest) return (null, $"A picture has at most {Largest / 1024 / 1024} MB. Make it smaller.");
            copy.Write(buffer, 0, read);
        }

        var bytes = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (ExtensionOf(bytes.Span) is not { } extension)
            return (null, "This is no PNG, JPEG, WebP or GIF picture. Save it as one of them.");
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes.Span))[..32] + extension;
        var path = System.IO.Path.Combine(Folder, name);
        if (!File.Exists(path))
        {
            var half = System.IO.Path.Combine(Folder, System.IO.Path.GetRandomFileName() + ".part");
            await File.WriteAllBytesAsync(half, bytes, cancel);
            File.Move(half, path, overwrite: true);
        }

        return ($"{Path}/{name}", null);
    }

    /// <summary>By the first bytes; null for anything else. SVG is a program, so it is never a picture here.</summary>
    public static string? ExtensionOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return ".png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ".jpg";
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return ".gif";
        if (bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) return ".webp";
        return null;
    }
}

public static class PicturesSetup
{
    /// <summary>Serves what was uploaded, and of it only files that are called like pictures.</summary>
    public static void MapPictures(this WebApplication app)
    {
        var types = new FileExtensionContentTypeProvider(new Dictionary<string, string>
        {
            [".png"] = "image/png",
            [".jpg"] = "image/jpeg",
            [".gif"] = "image/gif",
            [".webp"] = "image/webp",
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = Pictures.Path,
            FileProvider = new PhysicalFileProvider(app.Services.GetRequiredService<Pictures>().Folder),
            ContentTypeProvider = types,
            // A name is its content's hash, so what stands under it never changes.
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
    }
}
