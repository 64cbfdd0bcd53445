namespace HostConsole.Components;

/// <summary>Where a product's picture is fetched from.</summary>
public static class PictureAddress
{
    /// <summary>The picture that stands where there is none; pictures.js swaps it in where one can't be fetched.</summary>
    public const string Drawn = "/picture.svg";

    /// <summary>
    /// The address that a page can show: https or a path of this server. Pages take pictures over https only; a shop that still
    /// writes http has its pictures there too.
    /// </summary>
    public static string Of(string? address) =>
        address is null ? Drawn
        : address.StartsWith('/') || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? address
        : address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "https://" + address[7..]
        : Drawn;
}
