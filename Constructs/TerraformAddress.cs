namespace Tap;

/// <summary>Addresses of resources in the synthesized Terraform.</summary>
internal static class TerraformAddress
{
    extension(TerraformResource resource)
    {
        /// <summary>The resource's address, as <c>depends_on</c> wants it: <c>aws_iam_role.role</c>. Its <c>Fqn</c> is an expression, which is refused there.</summary>
        public string Address => $"{resource.TerraformResourceType}.{resource.FriendlyUniqueId}";
    }
}
