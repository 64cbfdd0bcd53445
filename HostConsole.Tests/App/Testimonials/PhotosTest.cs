using System.Text;
using HostConsole.Core.Testimonials;
using HostConsole.Testimonials;
using SkiaSharp;
using static HostConsole.Tests.Testimonials.SomePhotos;

namespace HostConsole.Tests.Testimonials;

/// <summary>What becomes of a photo that somebody sends.</summary>
public sealed class PhotosTest : IDisposable
{
    private readonly Photos photos = new();

    public void Dispose() => photos.Dispose();

    private async Task<CleanPhoto> CleanAsync(byte[] file)
    {
        var (photo, problem) = await photos.CleanAsync(file);
        Assert.Null(problem);
        return photo!;
    }

    private async Task<string?> ProblemAsync(byte[] file)
    {
        var (photo, problem) = await photos.CleanAsync(file);
        Assert.Null(photo);
        return problem;
    }

    private static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;

    [Fact]
    public async Task Given_a_JPEG_that_says_where_and_by_whom_it_was_made_Then_nothing_of_it_is_left()
    {
        var file = WithExif(Picture(), 1);
        Assert.Contains((byte)0xE1, Markers(file));
        Assert.True(Holds(file, "Exif") && Holds(file, "Lisbon"));
        var clean = await CleanAsync(file);
        Assert.DoesNotContain(Markers(clean.Jpeg), marker => marker is > 0xE0 and <= 0xEF or 0xFE); // APP1 to APP15, a comment
        Assert.False(Holds(clean.Jpeg, "Exif") || Holds(clean.Jpeg, "Lisbon") || Holds(clean.Jpeg, "ICC"));
        Assert.Equal((400, 200, clean.Jpeg.Length, 64, 32),
            (clean.Note.Width, clean.Note.Height, clean.Note.Bytes, clean.Note.Sha256.Length, clean.Key.Length));
    }

    // Where the green corner, upper left as the sensor saw it, belongs.
    [Theory]
    [InlineData(1, "upper left")]
    [InlineData(2, "upper right")]
    [InlineData(3, "lower right")]
    [InlineData(4, "lower left")]
    [InlineData(5, "upper left")]
    [InlineData(6, "upper right")]
    [InlineData(7, "lower right")]
    [InlineData(8, "lower left")]
    public async Task Given_how_the_camera_was_held_Then_the_photo_stands_upright(ushort orientation, string corner)
    {
        var clean = await CleanAsync(WithExif(Picture(), orientation));
        var (w, h) = orientation > 4 ? (200, 400) : (400, 200);
        Assert.Equal((w, h), (clean.Note.Width, clean.Note.Height));
        (string Name, int X, int Y)[] corners =
            [("upper left", 8, 8), ("upper right", w - 8, 8), ("lower left", 8, h - 8), ("lower right", w - 8, h - 8)];
        Assert.Equal(corner, corners.Single(c => At(clean.Jpeg, c.X, c.Y) is { G: > 200, R: < 90, B: < 90 }).Name);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    public async Task Given_a_large_picture_of_each_kind_Then_its_longer_side_has_1280_pixels(SKEncodedImageFormat format)
    {
        var clean = await CleanAsync(Picture(3000, 1500, format));
        Assert.Equal((1280, 640), (clean.Note.Width, clean.Note.Height));
        Assert.True(At(clean.Jpeg, 1200, 600) is { B: > 200, R: < 60 });
        Assert.True(At(clean.Jpeg, 100, 600) is { R: > 200, B: < 60 });
    }

    [Fact]
    public async Task Given_a_PNG_with_a_note_in_it_Then_the_note_is_gone_and_what_is_clear_is_white()
    {
        var file = WithText(Picture(64, 64, SKEncodedImageFormat.Png), "made by Ada");
        Assert.True(Holds(file, "made by Ada"));
        Assert.False(Holds((await CleanAsync(file)).Jpeg, "made by Ada"));
        using var clear = new SKBitmap(new SKImageInfo(64, 64, SKColorType.Rgba8888, SKAlphaType.Premul));
        clear.Erase(SKColors.Transparent);
        using var png = clear.Encode(SKEncodedImageFormat.Png, 100);
        Assert.True(At((await CleanAsync(png.ToArray())).Jpeg, 32, 32) is { R: > 250, G: > 250, B: > 250 });
    }

    [Fact]
    public async Task Given_a_picture_that_is_all_noise_Then_what_is_kept_of_it_is_bounded()
    {
        var clean = await CleanAsync(Noise(1400, 1400));
        Assert.InRange(clean.Jpeg.Length, 100_000, Photos.LargestKept);
    }

    [Fact]
    public async Task Given_a_head_that_tells_of_a_huge_picture_Then_it_is_refused_before_anything_is_decoded()
    {
        Assert.Equal(Photos.TooMany, await ProblemAsync(Bomb(20_000, 20_000)));
        Assert.Equal(Photos.TooMany, await ProblemAsync(Bomb(6_400, 6_400)));
        Assert.Equal(Photos.NoPicture, await ProblemAsync(Bomb(400, 400))); // there is no such picture behind the head
    }

    [Fact]
    public async Task Given_what_is_no_picture_or_a_part_of_one_Then_it_says_so()
    {
        var whole = Picture(1600, 1200);
        foreach (var file in (byte[][])[[], "Hello, I am called photo.jpg"u8.ToArray(), whole[..(whole.Length / 2)], whole[..40],
            [.. "GIF89a"u8, .. new byte[200]], [.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8]])
            Assert.Equal(Photos.NoPicture, await ProblemAsync(file));
        Assert.Equal(Photos.TooBig, await ProblemAsync(new byte[Photos.Largest + 1]));
    }

    [Fact]
    public async Task Given_many_at_once_Then_some_are_done_and_the_rest_are_told_to_come_again()
    {
        var file = Picture(3000, 3000, SKEncodedImageFormat.Png);
        var all = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => photos.CleanAsync(file))));
        Assert.All(all, a => Assert.Null(a.Problem));
        Assert.InRange(all.Count(a => a.Photo is not null), 1, 39);
        Assert.NotNull((await photos.CleanAsync(file)).Photo); // and nothing is stuck
    }
}
