using System.Security.Cryptography;
using HostConsole.Catalogue;
using HostConsole.Core.Testimonials;
using SkiaSharp;

namespace HostConsole.Testimonials;

/// <summary>
/// Photos of the audience. A file is never kept as it came: its picture is decoded, turned upright, made smaller and encoded anew, so
/// that neither a place nor a name nor a program is left in it. One at a time, since a large picture takes 160 MB while it is decoded.
/// </summary>
public sealed class Photos : IDisposable
{
    /// <summary>Bytes of a file that is looked at.</summary>
    public const int Largest = 8 * 1024 * 1024;

    /// <summary>Pixels of a picture that is decoded; its head says how many, which costs nothing.</summary>
    public const long MostPixels = 40_000_000;

    /// <summary>Pixels of the longer side of what is kept.</summary>
    public const int Side = 1280;

    /// <summary>Bytes of what is kept; a picture that is all noise is encoded more coarsely.</summary>
    public const int LargestKept = 600_000;

    /// <summary>Files that may wait for their turn, and how long.</summary>
    public const int MostWaiting = 8;
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    public const string NoPicture = "The photo can't be read. Choose a JPEG, PNG or WebP picture; your words are still here.";
    public const string TooMany = "The photo has more than 40 megapixels. Make it smaller, or take another one.";
    public const string TooBig = "The photo has more than 8 MB. Make it smaller, or take another one.";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    /// <returns>The photo as it is to be kept; or why there is none; neither where too many wait.</returns>
    public async Task<(CleanPhoto? Photo, string? Problem)> CleanAsync(ReadOnlyMemory<byte> file, CancellationToken cancel = default)
    {
        if (file.Length > Largest) return (null, TooBig);
        if (Pictures.ExtensionOf(file.Span) is not (".jpg" or ".png" or ".webp")) return (null, NoPicture);
        if (!await TakeTurnAsync(cancel)) return (null, null);
        try
        {
            return await Task.Run(() => Clean(file.Span), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> TakeTurnAsync(CancellationToken cancel)
    {
        try
        {
            return Interlocked.Increment(ref _waiting) <= MostWaiting && await _turn.WaitAsync(LongestWait, cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static (CleanPhoto? Photo, string? Problem) Clean(ReadOnlySpan<byte> file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
            return (null, NoPicture);
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width <= 0 || height <= 0) return (null, NoPicture);
        if ((long)width * height > MostPixels) return (null, TooMany);

        // JPEG and WebP are decoded at a part of their size where that is enough: less memory, less time.
        var size = codec.GetScaledDimensions(Math.Min(1f, 2f * Side / Math.Max(width, height)));
        using var colours = SKColorSpace.CreateSrgb();
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success) return (null, NoPicture);
        return (Encode(bitmap, codec.EncodedOrigin), null);
    }

    private static CleanPhoto Encode(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var onItsSide = origin >= SKEncodedOrigin.LeftTop;
        var (w, h) = onItsSide ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var scale = Math.Min(1f, (float)Side / Math.Max(w, h));
        var (width, height) = (Math.Max(1, (int)MathF.Round(w * scale)), Math.Max(1, (int)MathF.Round(h * scale)));
        using var colours = SKColorSpace.CreateSrgb();
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, colours));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)width / w, (float)height / h);
        surface.Canvas.Concat(Upright(origin, bitmap.Width, bitmap.Height));
        using (var image = SKImage.FromBitmap(bitmap))
            surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var pixels = surface.PeekPixels();
        // Without a colour space the encoder writes no profile: what says nothing is sRGB.
        using var plain = pixels.WithColorSpace(null!)!;
        foreach (var quality in (int[])[82, 65, 45, 25])
        {
            using var jpeg = plain.Encode(SKEncodedImageFormat.Jpeg, quality)!;
            if (jpeg.Size > LargestKept && quality > 25) continue;
            var bytes = jpeg.ToArray();
            var note = new PhotoNote(width, height, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            return new(bytes, note, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        }

        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>How a picture is turned and mirrored that a camera kept as its sensor saw it (EXIF, tag 0x0112).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float w, float h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    public void Dispose() => _turn.Dispose();
}
