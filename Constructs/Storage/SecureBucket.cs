using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.S3Bucket;
using HashiCorp.Cdktf.Providers.Aws.S3BucketLifecycleConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketLogging;
using HashiCorp.Cdktf.Providers.Aws.S3BucketObjectLockConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketOwnershipControls;
using HashiCorp.Cdktf.Providers.Aws.S3BucketPolicy;
using HashiCorp.Cdktf.Providers.Aws.S3BucketPublicAccessBlock;
using HashiCorp.Cdktf.Providers.Aws.S3BucketServerSideEncryptionConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketVersioning;
using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>
/// A private bucket: versioned, encrypted, without ACLs, with public access blocked, and with requests without TLS denied
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"/>).
/// </summary>
public sealed partial class SecureBucket : TapConstruct, IBucket
{
    private readonly PolicyDocument policy = new();
    private readonly IEncryptionKey? key;
    private readonly string bucketName; // plain text, as Name is not

    /// <summary>Creates the bucket with its encryption, versioning, access block and policy.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The bucket's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">S3 would reject name or lifecycle; the message lists all problems.</exception>
    public SecureBucket(Construct scope, string id, SecureBucketProps? props = null)
        : base(scope, id, props ??= new())
    {
        key = props.EncryptionKey;
        bucketName = Deployment.Names.Bucket(Deployment.NameOf(id, props.Name));
        var removal = this.RemovalOf(props.Removal, props.RemovalReason);
        Bucket = new S3Bucket(this, "bucket", new S3BucketConfig
        {
            Bucket = bucketName,
            ForceDestroy = removal == Removal.Destroy,
            Lifecycle = removal.Lifecycle(),
        });
        Name = Bucket.Id;
        Arn = Bucket.Arn;
        Versioning = new S3BucketVersioningA(this, "versioning", new S3BucketVersioningAConfig
        {
            Bucket = Name,
            VersioningConfiguration = new S3BucketVersioningVersioningConfiguration { Status = "Enabled" },
        });
        Encryption = Encrypt();
        OwnershipControls = DisableAcls();
        PublicAccessBlock = Close();
        Policy = DenyInsecureTransport();
        Configured = Policy;
        LifecycleConfiguration = props.Lifecycle.Apply(this, Versioning);
        if (props.ObjectLock is { } objectLock)
            ObjectLockConfiguration = Lock(objectLock);
    }

    /// <summary>The bucket itself.</summary>
    public S3Bucket Bucket { get; }

    /// <summary>The bucket's name, as a reference, so that Terraform creates the bucket before resources that use it.</summary>
    public string Name { get; }

    /// <summary>The bucket's ARN.</summary>
    public string Arn { get; }

    /// <summary>The versioning of the bucket.</summary>
    public S3BucketVersioningA Versioning { get; }

    /// <summary>The encryption of new objects.</summary>
    public S3BucketServerSideEncryptionConfigurationA Encryption { get; }

    /// <summary>The object ownership, which disables ACLs.</summary>
    public S3BucketOwnershipControls OwnershipControls { get; }

    /// <summary>The public access block.</summary>
    public S3BucketPublicAccessBlock PublicAccessBlock { get; }

    /// <summary>The bucket policy; <see cref="AddToPolicy"/> adds statements to it.</summary>
    public S3BucketPolicy Policy { get; }

    /// <summary>The lifecycle rules.</summary>
    public S3BucketLifecycleConfiguration LifecycleConfiguration { get; }

    /// <summary>The object lock; <see langword="null"/> where there is none.</summary>
    public S3BucketObjectLockConfigurationA? ObjectLockConfiguration { get; }

    /// <summary>The server access logging; <see langword="null"/> before <see cref="LogAccessTo"/>.</summary>
    public S3BucketLoggingA? Logging { get; private set; }

    /// <summary>The resource to depend on so that the bucket is private and encrypted first.</summary>
    public ITerraformDependable Configured { get; }

    private BucketGrants Grants => new(ConstructId, Arn, key);

    /// <summary>
    /// Imports an existing bucket of this partition. Its policy, encryption and logging stay unchanged and cannot be extended here.
    /// </summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="name">The bucket's name, or a reference to one.</param>
    /// <param name="key">The key that encrypts its objects; grantees may use it, too. <value>Default: none.</value></param>
    /// <returns>The bucket.</returns>
    /// <exception cref="InputException">The text is not the name of a bucket.</exception>
    public static IBucket FromName(Construct scope, string id, string name, IEncryptionKey? key = null) => new ImportedBucket(
        scope, id, Imported.Checked(name, BucketName, "The name of an imported bucket", "3 to 63 small letters, digits, dots and hyphens"),
        key);

    /// <inheritdoc/>
    public void GrantObjects(IGrantee grantee, string keys, params IReadOnlyList<string> actions) => Grants.Objects(grantee, keys, actions);

    /// <inheritdoc/>
    public void GrantList(IGrantee grantee) => Grants.List(grantee);

    /// <summary>Adds a statement to the bucket's policy.</summary>
    /// <param name="statement">The statement.</param>
    /// <exception cref="InputException">The id is already used, or the statement allows an action with a wildcard.</exception>
    public void AddToPolicy(PolicyStatement statement)
    {
        policy.Add(statement);
        Policy.Policy = policy.ToJson();
    }

    /// <summary>
    /// Enables server access logs: S3 writes a record of every request to another bucket of the same account and region, with this bucket's
    /// name as the prefix (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"/>). Most
    /// records arrive within hours; S3 does not guarantee all of them.
    /// </summary>
    /// <param name="bucket">The name of the other bucket, such as an <see cref="AccessLogBucket"/>'s.</param>
    /// <param name="after">
    /// The resource that allows S3 to write to the other bucket. <value>Default: none, it is already allowed.</value>
    /// </param>
    public void LogAccessTo(string bucket, ITerraformDependable? after = null) =>
        Logging = new S3BucketLoggingA(this, "logging", new S3BucketLoggingAConfig
        {
            Bucket = Name,
            TargetBucket = bucket,
            TargetPrefix = $"{bucketName}/",
            DependsOn = after is null ? null : new[] { after },
        });

    // The bucket's own object_lock_enabled stays unset, because setting it would replace an existing bucket; S3 accepts a lock for every
    // versioned bucket.
    private S3BucketObjectLockConfigurationA Lock(ObjectLock objectLock) =>
        new(this, "object-lock", new S3BucketObjectLockConfigurationAConfig
        {
            Bucket = Name,
            Rule = new S3BucketObjectLockConfigurationRuleA
            {
                DefaultRetention = new S3BucketObjectLockConfigurationRuleDefaultRetentionA
                {
                    Mode = objectLock.Mode.ToString().ToUpperInvariant(),
                    Days = objectLock.Retention.Days,
                },
            },
            DependsOn = new ITerraformDependable[] { Versioning },
        });

    private S3BucketServerSideEncryptionConfigurationA Encrypt() =>
        new(this, "encryption", new S3BucketServerSideEncryptionConfigurationAConfig
        {
            Bucket = Name,
            Rule = new[]
            {
                new S3BucketServerSideEncryptionConfigurationRuleA
                {
                    ApplyServerSideEncryptionByDefault =
                        new S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                        {
                            SseAlgorithm = key is null ? "AES256" : "aws:kms",
                            KmsMasterKeyId = key?.Arn,
                        },
                    BucketKeyEnabled = key is null ? null : true,
                },
            },
        });

    private S3BucketOwnershipControls DisableAcls() => new(this, "ownership", new S3BucketOwnershipControlsConfig
    {
        Bucket = Name,
        Rule = new S3BucketOwnershipControlsRule { ObjectOwnership = "BucketOwnerEnforced" },
    });

    private S3BucketPublicAccessBlock Close() => new(this, "public-access", new S3BucketPublicAccessBlockConfig
    {
        Bucket = Name,
        BlockPublicAcls = true,
        BlockPublicPolicy = true,
        IgnorePublicAcls = true,
        RestrictPublicBuckets = true,
    });

    // S3 rejects a policy and a public access block that arrive at the same time.
    private S3BucketPolicy DenyInsecureTransport()
    {
        policy.Add(PolicyStatement.DenyInsecureTransport("s3:*", Arn, $"{Arn}/*"));
        return new S3BucketPolicy(this, "policy", new S3BucketPolicyConfig
        {
            Bucket = Name,
            Policy = policy.ToJson(),
            DependsOn = new ITerraformDependable[] { PublicAccessBlock },
        });
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName { get; }
}
