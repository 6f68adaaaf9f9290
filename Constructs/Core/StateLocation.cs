namespace Tap.Core;

/// <summary>Where Terraform keeps the state of a stack.</summary>
public enum StateLocation
{
    /// <summary>In the state bucket, at <c>{suffix}/{stack}.tfstate</c>, encrypted, and locked by Terraform's own S3 lock file.</summary>
    S3,

    /// <summary>In a file beside <c>cdktf.json</c>: for the stack that makes the state bucket, and for experiments.</summary>
    Local,
}
