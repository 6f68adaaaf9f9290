namespace Tap.Guardrails;

/// <summary>No bucket serves browsers directly: as a website, or for scripts of any site.</summary>
internal sealed class BucketIsNoWebsite : Rule
{
    public override string Id => "TAP-S3-9";

    public override string Title => "Buckets are no websites, and name the origins that may use them";

    public override Uri Source => new("https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html");

    public override string Exemptions => "Origins of one's own domain, https://*.example.com: the domain is fixed.";

    public override string WayOut => "put CloudFront with an origin access control before the bucket, because website endpoints know no "
        + "TLS; name the origins in allowed_origins.";

    public override IEnumerable<Finding> Check(StackModel stack) =>
    [
        .. stack.All("aws_s3_bucket_website_configuration").Select(website => On(website, "makes a bucket a website")),
        .. stack.All("aws_s3_bucket").Where(bucket => bucket.Blocks("website").Count > 0)
            .Select(bucket => On(bucket, "is a website", bucket["website"], "no website")),
        .. stack.All("aws_s3_bucket", "aws_s3_bucket_cors_configuration").SelectMany(CheckOrigins),
    ];

    private IEnumerable<Finding> CheckOrigins(ResourceBlock resource) =>
        from rule in resource.Blocks("cors_rule")
        from origin in rule.Items("allowed_origins")
        from finding in Require(
            origin.Is(one => one.Text is { } text && NamesDomain(text)), resource, $"lets scripts of any site in, {origin}",
            "an allowed origin", origin, "https://www.example.com")
        select finding;

    // At least the last two labels of the host are to be written out.
    private static bool NamesDomain(string origin)
    {
        var host = origin[(origin.IndexOf("//", StringComparison.Ordinal) is var start and >= 0 ? start + 2 : 0)..];
        var wildcard = host.LastIndexOf('*');
        return wildcard < 0 || host[(wildcard + 1)..].Split('.') is ["", _, _, ..];
    }
}
