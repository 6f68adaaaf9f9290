namespace Tap.Guardrails;

/// <summary>Compares what stands for a resource's ARN in a policy with the resource.</summary>
internal static class ResourceArn
{
    // Characters of a private use area, which no ARN contains: what is not known, a name that is not known, and any object's key.
    private const char Unknown = '\uE000';
    private const string Name = "\uE001";
    private const string Key = "\uE002";

    /// <summary>Returns whether a pattern such as <c>${aws_s3_bucket.data.arn}/*</c> matches a resource.</summary>
    /// <param name="pattern">The pattern, as it stands in <c>Resource</c> of a policy.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="service">The service in its ARN: <c>s3</c>.</param>
    public static Proof Covers(Value pattern, ResourceBlock resource, string service) => Covers(pattern, resource, service, "");

    /// <summary>Returns whether a pattern matches everything in a bucket.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="bucket">The bucket.</param>
    public static Proof CoversObjects(Value pattern, ResourceBlock bucket) => Covers(pattern, bucket, "s3", $"/{Key}");

    private static Proof Covers(Value pattern, ResourceBlock resource, string service, string suffix) =>
        Proofs.All(pattern.Alternatives, one => CoversOne(Text(one, resource, service), resource, service, suffix));

    private static Proof CoversOne(string pattern, ResourceBlock resource, string service, string suffix)
    {
        if (pattern.Length > 0 && pattern.All(character => character == '*'))
            return Proof.Holds;
        if (pattern.Split(':', 6) is not ["arn", _, var ofService, _, _, var name])
            return pattern.Contains(Unknown, StringComparison.Ordinal) ? Proof.Unproven : Proof.Broken;
        // Who matches one key by a wildcard at the end matches all.
        var isName = (suffix.Length == 0 || name.EndsWith('*'))
            && NamesOf(resource).Any(known => PolicyText.Matches(name, known + suffix, hasCase: true));
        return ofService == service && isName ? Proof.Holds
            : name.Contains(Unknown, StringComparison.Ordinal) || ofService.Contains(Unknown, StringComparison.Ordinal) ? Proof.Unproven
            : Proof.Broken;
    }

    private static IEnumerable<string> NamesOf(ResourceBlock resource) =>
        new[] { Name, resource["bucket"].Text, resource["name"].Text }.OfType<string>();

    private static string Text(Value pattern, ResourceBlock resource, string service) => string.Concat(pattern.Parts.Select(part =>
        part.Text ?? (part.Reference?.Address == resource.Address ? part.Reference.Attribute : "") switch
        {
            "arn" => $"arn:aws:{service}:::{Name}",
            "id" or "bucket" or "name" => Name,
            _ => Unknown.ToString(),
        }));
}
