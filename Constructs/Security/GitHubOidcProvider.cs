using HashiCorp.Cdktf.Providers.Aws.IamOpenidConnectProvider;

namespace Tap.Security;

/// <summary>
/// Lets GitHub Actions' workflows identify themselves to AWS, so that no access key has to be kept in GitHub
/// (<see href="https://docs.github.com/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws"/>).
/// An account has one provider of a URL. What workflows may do is up to <see cref="Role"/>s that trust it (<see cref="Trust.GitHub"/>).
/// </summary>
public sealed class GitHubOidcProvider : TapConstruct
{
    /// <summary>The host that issues the workflows' tokens, and the first part of the condition keys about them.</summary>
    public const string Issuer = "token.actions.githubusercontent.com";

    /// <summary>The audience that tokens for AWS are issued to.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>Creates the provider.</summary>
    /// <param name="scope">Where in the tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    public GitHubOidcProvider(Construct scope, string id)
        : base(scope, id)
    {
        // No thumbprint: IAM trusts GitHub's certificate authority by itself.
        Provider = new IamOpenidConnectProvider(this, "provider", new IamOpenidConnectProviderConfig
        {
            Url = $"https://{Issuer}",
            ClientIdList = [Audience],
        });
        Arn = Provider.Arn;
    }

    /// <summary>The provider.</summary>
    public IamOpenidConnectProvider Provider { get; }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }
}
