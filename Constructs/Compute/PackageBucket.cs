using HashiCorp.Cdktf.Providers.Aws.S3Object;
using Tap.Core;
using Tap.Storage;

namespace Tap.Compute;

/// <summary>Settings of a <see cref="PackageBucket"/>.</summary>
public sealed record PackageBucketProps : IConstructProps
{
    /// <summary>
    /// The bucket's name within the naming convention. It should end with <c>deploy</c>: the policy of CI's plan role allows reading
    /// packages by that ending. <value>Default: the stack's name, the construct's id and <c>deploy</c>:
    /// <c>orders-packages-deploy</c>.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>How long a replaced package is kept for rollbacks, in whole days. <value>Default: 90 days.</value></summary>
    public TimeSpan OldPackageExpiration
    {
        get;
        init => field = Guard.WholeDays(value, 1, maximum: null, "The expiration of old packages");
    } = TimeSpan.FromDays(90);

    /// <summary>
    /// What happens to the bucket when a plan would delete or replace it. <value>Default: <see cref="Tap.Removal.Destroy"/>, or
    /// <see cref="Tap.Removal.Retain"/> when <see cref="Deployment.DefaultRemoval"/> protects data.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a package bucket") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => BucketIn(deployment, id).Problems(deployment, id);

    internal SecureBucketProps BucketIn(Deployment deployment, string id) => new()
    {
        Name = deployment.NameOf($"{id}-deploy", Name),
        Removal = Removal ?? (deployment.DefaultRemoval == Tap.Removal.Protect ? Tap.Removal.Retain : Tap.Removal.Destroy),
        // Packages can be built again from their sources, byte for byte.
        RemovalReason = "It holds what can be made again.",
        Lifecycle = new BucketLifecycle { NoncurrentVersionExpiration = OldPackageExpiration },
    };
}

/// <summary>The bucket with the deployment packages of functions.</summary>
public sealed class PackageBucket : TapConstruct
{
    private readonly Dictionary<string, (FunctionPackage Package, S3Object Object)> packages = [];

    /// <summary>Creates the bucket.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The bucket's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="Core.InputException">S3 would reject the name.</exception>
    public PackageBucket(Construct scope, string id, PackageBucketProps? props = null)
        : base(scope, id, props ??= new())
    {
        Bucket = new SecureBucket(this, "bucket", props.BucketIn(Deployment, id));
    }

    /// <summary>The bucket.</summary>
    public SecureBucket Bucket { get; }

    /// <summary>
    /// Adds a package to the bucket, under a key that does not change: a changed package becomes a new version of the object, and the
    /// previous version is kept for a while. Adding the same package again changes nothing.
    /// </summary>
    /// <param name="package">The package.</param>
    /// <returns>The object.</returns>
    /// <exception cref="InputException">The bucket already holds another package of that name.</exception>
    public S3Object Add(FunctionPackage package)
    {
        InputProblems.Refuse($"The object of the package '{package.Name}'", Problem(package));
        if (!packages.TryGetValue(package.Name, out var known))
            packages.Add(package.Name, known = (package, Put(package)));
        return known.Object;
    }

    /// <summary>Returns why a package cannot be added; <see langword="null"/> when it can.</summary>
    internal string? Problem(FunctionPackage package) =>
        packages.TryGetValue(package.Name, out var known) && known.Package.Sha256 != package.Sha256
            ? $"its package '{package.Name}' ({package.Path}) has the name of another one in the bucket '{Node.Path}' "
            + $"({known.Package.Path}): give it another name or another bucket"
            : null;

    private S3Object Put(FunctionPackage package)
    {
        var asset = new TerraformAsset(
            this, $"{package.Name}-asset", new TerraformAssetConfig { Path = package.Path, Type = AssetType.FILE });
        return new S3Object(this, package.Name, new S3ObjectConfig
        {
            Bucket = Bucket.Name,
            Key = $"functions/{package.Name}.zip",
            Source = asset.Path,
            SourceHash = package.Sha256,
            ContentType = "application/zip",
            // The bucket's policy and encryption must exist before a package is uploaded.
            DependsOn = new[] { Bucket.Configured },
        });
    }
}
