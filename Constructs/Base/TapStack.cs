using HashiCorp.Cdktf.Providers.Aws.Provider;
using Tap.Core;

namespace Tap;

/// <summary>A Terraform stack with the AWS provider, default tags, and its state in S3 or in a local file.</summary>
public abstract class TapStack : TerraformStack, IDeploymentScope
{
    /// <summary>Creates the stack with its provider and its backend.</summary>
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name; a part of its state's key.</param>
    /// <param name="settings">The deployment's settings.</param>
    protected TapStack(Construct scope, string id, Settings settings)
        : base(scope, id)
    {
        Deployment = new Deployment(this, id, settings);
        ConstructPath = scope is App ? id : Node.Path;
        _ = new AwsProvider(this, "aws", Provider(settings, id));
        AddBackend(settings, id);
    }

    /// <inheritdoc/>
    public Deployment Deployment { get; }

    /// <inheritdoc/>
    public string ConstructPath { get; }

    /// <summary>The names of the deployment's resources.</summary>
    protected ResourceNames Names => Deployment.Names;

    /// <summary>Adds a Terraform output with exactly this name.</summary>
    /// <param name="name">The name, such as <c>vpc-id</c>. It must differ from the ids of the stack's constructs.</param>
    /// <param name="description">What the value is.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InputException">The stack has an output of that name.</exception>
    public void Output(string name, string description, string value)
    {
        Deployment.ClaimOutput(name, ConstructPath);
        _ = new TerraformOutput(this, name, new TerraformOutputConfig { Description = description, Value = value });
    }

    private static AwsProviderConfig Provider(Settings settings, string stack)
    {
        var config = new AwsProviderConfig
        {
            Region = settings.Region,
            DefaultTags = new[] { new AwsProviderDefaultTags { Tags = DefaultTags.For(settings, stack) } },
        };
        if (settings.EndpointUrl is null)
            return config;

        // An emulator has no DNS names for buckets and no instance metadata. The provider still asks for the account: it would otherwise
        // leave the account out of the ARNs that it builds itself, such as an API's execution ARN, and permissions bound to those ARNs
        // would never match.
        config.S3UsePathStyle = true;
        config.SkipCredentialsValidation = true;
        config.SkipMetadataApiCheck = "true";
        return config;
    }

    private void AddBackend(Settings settings, string stack)
    {
        if (settings.State == StateLocation.Local)
        {
            _ = new LocalBackend(
                this, new LocalBackendConfig { Path = $"../../../terraform.{settings.EnvironmentSuffix}.{stack}.tfstate" });
            return;
        }

        var backend = new S3Backend(this, new S3BackendConfig
        {
            Bucket = settings.StateBucket,
            Key = $"{settings.EnvironmentSuffix}/{stack}.tfstate",
            Region = settings.StateBucketRegion,
            Encrypt = true,
        });
        // S3BackendConfig of this version lacks the lock file of Terraform 1.10 and later.
        backend.AddOverride("use_lockfile", true);
        if (settings.EndpointUrl is not null)
        {
            backend.AddOverride("use_path_style", true);
            backend.AddOverride("skip_credentials_validation", true);
            backend.AddOverride("skip_requesting_account_id", true);
        }
    }
}
